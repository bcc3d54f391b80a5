"""Which post a pasted address is about: platform, number, whose; or nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.post_sites import HOMES, POST_SITES
from store.rules.posts import LONGEST, Post, read_address, read_post
from store.rules.vocabulary import PLATFORMS

POSTS = {
    "instagram": """
        instagram.com/p/Cx1_a-B/ Cx1_a-B -
        https://www.instagram.com/reel/DaB12/?igsh=abc%3D%3D DaB12 -
        https://www.instagram.com/reels/DaB12 DaB12 -
        https://instagram.com/tv/Old1/ Old1 -
        https://www.instagram.com/mina.glow/p/Cx1/ Cx1 mina.glow
        https://www.instagram.com/mina/reel/Cx1/?x=1 Cx1 mina
        https://instagram.com/stories/mina/3141592/ 3141592 mina
        instagram.com/stories/highlights/1789/ 1789 -
        https://www.instagram.com/reels/audio/12345/ - -
        https://www.instagram.com/mina/ - -
    """,
    "tiktok": """
        https://www.tiktok.com/@ana.sol/video/72001?lang=es 72001 ana.sol
        https://m.tiktok.com/v/72001.html 72001 -
        https://www.tiktok.com/@ana/photo/72002 72002 ana
        https://vm.tiktok.com/ZMabc/ - -
        https://www.tiktok.com/t/ZTabc/ - -
    """,
    "youtube": """
        https://www.youtube.com/watch?v=aB-_9&t=30s aB-_9 -
        https://m.youtube.com/watch?app=desktop&v=aB-_9 aB-_9 -
        https://youtube.com/shorts/aB-_9?feature=share aB-_9 -
        https://www.youtube.com/live/aB-_9 aB-_9 -
        https://youtu.be/aB-_9?si=x aB-_9 -
        https://www.youtube.com/post/Ugkx12 Ugkx12 -
        https://www.youtube.com/@mina - -
    """,
    "naver_blog": """
        https://blog.naver.com/mina_home/2230 2230 mina_home
        m.blog.naver.com/mina_home/2230 2230 mina_home
        blog.naver.com/PostView.naver?blogId=mina_home&logNo=2230&x=1 2230 mina_home
        http://m.blog.naver.com/PostView.nhn?logNo=22&blogId=mina 22 mina
        https://blog.naver.com/mina?Redirect=Log&logNo=22 22 mina
        https://blog.naver.com/mina_home - -
    """,
    "x": """
        https://x.com/mina/status/1789?s=20 1789 mina
        https://mobile.twitter.com/mina/status/1789/photo/1 1789 mina
        https://x.com/i/web/status/1789 1789 -
    """,
    "threads": """
        https://www.threads.net/@mina/post/C1a_b C1a_b mina
        https://www.threads.com/t/C1a_b/ C1a_b -
    """,
    "facebook": """
        https://www.facebook.com/mina/posts/12345 12345 mina
        https://www.facebook.com/mina/posts/pfbid02abc pfbid02abc mina
        https://www.facebook.com/mina/posts/a-fine-day/12345/ 12345 mina
        https://www.facebook.com/reel/12345 12345 -
        https://fb.com/watch/?v=12345 12345 -
        https://m.facebook.com/story.php?story_fbid=12345&id=99 12345 99
        https://facebook.com/permalink.php?story_fbid=1&id=9 1 9
        https://www.facebook.com/groups/kbeauty/posts/777 777 -
        https://www.facebook.com/mina/videos/777/?x=1 777 mina
        https://www.facebook.com/photo/?fbid=777&set=a.1 777 -
        https://fb.watch/abc/ - -
    """,
    "twitch": """
        https://www.twitch.tv/videos/2233 2233 -
        https://www.twitch.tv/mina/clip/FunnyClip-1 FunnyClip-1 mina
        https://clips.twitch.tv/FunnyClip-1 FunnyClip-1 -
    """,
    "linkedin": """
        www.linkedin.com/posts/mina-park_a-new-job-activity-7001-aBc_ 7001 mina-park
        https://www.linkedin.com/feed/update/urn:li:activity:7001/ 7001 -
        https://kr.linkedin.com/pulse/how-to-1 how-to-1 -
    """,
    "pinterest": """
        https://www.pinterest.co.kr/pin/445566/ 445566 -
        https://pinterest.com/pin/a-fine-look--445566/ 445566 -
        https://pin.it/abc - -
    """,
    "reddit": """
        https://www.reddit.com/r/skincare/comments/1abc/a_title/ 1abc -
        https://www.reddit.com/user/mina/comments/1abc/ 1abc mina
    """,
    "kakao": """
        https://pf.kakao.com/_xAbC/108000 108000 _xAbC
        https://story.kakao.com/mina/abc - -
    """,
    "blog": """
        https://mina-home.tistory.com/123 123 -
        https://mina-home.tistory.com/entry/%EB%B4%84-%ED%86%A0%EB%84%88 봄-토너 -
        https://mina-home.tistory.com/m/entry/봄 봄 -
        https://brunch.co.kr/@mina/12 12 mina
        https://velog.io/@mina/hello hello mina
        https://post.naver.com/viewer/postView.naver?volumeNo=1&memberNo=2 1 2
        https://medium.com/@mina/a-title-1a2b - -
    """,
    "": """
        https://mina.example/2026/03/toner - -
        https://notinstagram.com/p/Cx1/ - -
        https://instagram.com.evil.example/p/Cx1/ - -
        https://instagram.com@evil.example/p/Cx1/ - -
        soon - -
    """,
}
"""Addresses by platform; behind each the number of the post, and whose it is."""

CASES = [
    (url, platform, *("" if one == "-" else one for one in told))
    for platform, lines in POSTS.items()
    for url, *told in map(str.split, lines.strip().splitlines())
]


@pytest.mark.parametrize(
    ("url", "platform", "number", "handle"), [*CASES, ("", "", "", "")]
)
def test_a_post_is_known_by_its_address(
    url: str, platform: str, number: str, handle: str
) -> None:
    """As it is copied from a browser, an app, or a share button."""
    assert read_post(url) == Post(platform, number, handle)


def test_what_the_sites_are_is_known() -> None:
    """Every platform named is one that an account can live on."""
    named = {site.platform for site in POST_SITES} | {place for _, place in HOMES}
    assert named <= set(PLATFORMS)


@given(st.text(max_size=80) | st.sampled_from([case[0] for case in CASES]))
@example("https://[")
@example("https://youtube.com/watch?v=%00")
@example("https://www.instagram.com/p/" + "x" * 300)
def test_anything_may_be_asked_about(text: str) -> None:
    """What is told is short and printable; whatever is kept is read the same."""
    found = read_post(text)
    assert found.platform in {"", *PLATFORMS}
    for part in (found.id, found.handle):
        assert part.isprintable()
        assert len(part) <= 200
    try:
        kept = read_address(text)
    except Invalid:
        return
    assert read_post(kept) == found


@given(st.text(max_size=60) | st.from_regex(r"[0-9a-z]{1,3}[\s.]{1,3}[a-z./ \t]*"))
@example("0\t.")
@example("0.")
@example("a.b\u2028c")
@example("a\x1f.com")
@example("https://a.b/\u00a0c")
@example("a..b")
@example("-a.com")
@example("a.com:80:90")
@example("user@a.com")
@example("a.com\u202e/x")
@example("0.0\u0600")
def test_an_address_is_one_or_is_refused(text: str) -> None:
    """Never anything but a web address in one piece comes of what is typed."""
    try:
        found = read_address(text)
    except Invalid:
        return
    assert found.lower().startswith(("http://", "https://"))
    assert not any(sign.isspace() or ord(sign) < 32 for sign in found)
    host = found.partition("//")[2].split("/")[0].split("?")[0].split("#")[0]
    assert "." in host.strip(".")
    assert "@" not in host
    assert read_address(found) == found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("instagram.com/p/1", "https://instagram.com/p/1"),
        (" https://youtu.be/x?t=1 ", "https://youtu.be/x?t=1"),
        ("http://blog.example/글", "http://blog.example/글"),
        ("HTTPS://A.example/x", "HTTPS://A.example/x"),
        (
            "a.example/?next=https://b.example",
            "https://a.example/?next=https://b.example",
        ),
        ("한글.kr/1", "https://한글.kr/1"),
        ("a.example:8080/x", "https://a.example:8080/x"),
    ],
)
def test_an_address_may_be_typed_in_short(typed: str, kept: str) -> None:
    """What is missing in front is put there, and nothing else is changed."""
    assert read_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("javascript:alert(1)", "ftp://a.b/c", "x", "//", "https://", "file:///etc"),
        *(
            "0\t.",
            "0.",
            "a b.com",
            "a.com/b c",
            "a.com\t/x",
            "a\u00a0b.com",
            "127.0.0.1",
        ),
        *("a..com", ".com", "a.com:x", "https://user:pw@a.com/", "https://[::1]/x"),
        *("//a.example/x", "https://a.\u3000com"),
    ],
)
def test_what_is_no_web_address_is_named(typed: str) -> None:
    """Nothing that a browser would run, no blank inside, no host that is none."""
    with pytest.raises(Invalid, match="not the web address"):
        read_address(typed)


@pytest.mark.parametrize(
    "typed", ["", " ", "a.com/\x1b[2J", "a.com/\nb", "a.com/" + "x" * LONGEST]
)
def test_what_could_not_be_kept_is_refused_as_any_text(typed: str) -> None:
    """Blank, with a control character, of several lines, or endless."""
    with pytest.raises(Invalid, match=r"Address of the post: .* cannot be used"):
        read_address(typed)
