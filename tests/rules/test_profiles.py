"""A pasted link or a handle: who is it, and where."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.profiles import (
    Profile,
    clean_handle,
    handle_key,
    profile_url,
    read_profile,
)
from store.rules.vocabulary import PLATFORMS

CHANNEL = "UCabcdefghijklmnopqrstuv"

LINKS = {
    "instagram": {
        "https://www.instagram.com/mina.beauty_/": "mina.beauty_",
        "https://instagram.com/mina?igsh=MzRlODBiNWFlZA==": "mina",
        "HTTPS://WWW.INSTAGRAM.COM/Mina": "Mina",
        "instagram.com/mina": "mina",
        "www.instagram.com/mina/?hl=ko": "mina",
        "m.instagram.com/mina": "mina",
        "https://www.instagram.com/mina/reel/C1x2y3/": "mina",
        "https://www.instagram.com/mina/p/C1x2y3/?img_index=1": "mina",
        "https://www.instagram.com/stories/mina/3141592/": "mina",
        "https://www.instagram.com/_u/mina": "mina",
        "instagram.com/mina.": "mina",
        "instagram.com/mina///": "mina",
        "instagram.com//mina": "mina",
        "Look at her! https://www.instagram.com/mina?igsh=1 so good": "mina",
        "my page is instagram.com/mina (ask me)": "mina",
        "(https://instagram.com/mina)": "mina",
        "https://instagram.com/mina🌸": "mina",
        "✨ https://instagram.com/mina ✨": "mina",
        "https://instagram.com/@mina": "mina",
    },
    "youtube": {
        "https://www.youtube.com/@minacooks": "minacooks",
        "https://youtube.com/@MinaCooks/videos?view=0": "MinaCooks",
        "https://m.youtube.com/@%EB%AF%B8%EB%82%98": "미나",
        "https://www.youtube.com/@미나": "미나",
        f"https://www.youtube.com/channel/{CHANNEL}": CHANNEL,
        f"youtube.com/channel/{CHANNEL}/about": CHANNEL,
        "https://www.youtube.com/c/MinaCooks": "MinaCooks",
        "https://www.youtube.com/user/minacooks": "minacooks",
        "youtube.com/minacooks": "minacooks",
    },
    "tiktok": {
        "https://www.tiktok.com/@mina.dance?lang=ko-KR": "mina.dance",
        "tiktok.com/@mina.dance/video/7301": "mina.dance",
    },
    "x": {
        "https://x.com/mina": "mina",
        "https://twitter.com/Mina/status/17": "Mina",
        "mobile.twitter.com/mina": "mina",
        "https://twitter.com/intent/user?screen_name=mina": "mina",
    },
    "threads": {
        "https://www.threads.net/@mina.beauty": "mina.beauty",
        "https://www.threads.com/@mina/post/C1": "mina",
    },
    "facebook": {
        "https://www.facebook.com/mina.park.5": "mina.park.5",
        "https://m.facebook.com/MinaKitchen/posts/1": "MinaKitchen",
        "https://www.facebook.com/profile.php?id=100012345678": "100012345678",
        "https://www.facebook.com/people/Mina-Park/100012345678/": "100012345678",
        "https://www.facebook.com/pages/Mina/20531316728": "20531316728",
        "fb.com/minakitchen": "minakitchen",
    },
    "naver_blog": {
        "https://blog.naver.com/mina_food": "mina_food",
        "https://m.blog.naver.com/mina_food/223344556677": "mina_food",
        "https://blog.naver.com/PostView.naver?blogId=mina_food&logNo=2": "mina_food",
        "https://m.blog.naver.com/PostList.nhn?blogId=mina_food": "mina_food",
        "blog.naver.com/mina_food?Redirect=Log": "mina_food",
        "https://blog.naver.com/prologue/PrologueList.naver?blogId=mina": "mina",
    },
    "twitch": {
        "https://www.twitch.tv/minaplays": "minaplays",
        "m.twitch.tv/minaplays/clip/Abc": "minaplays",
        "https://www.twitch.tv/popout/minaplays/chat": "minaplays",
    },
    "linkedin": {
        "https://www.linkedin.com/in/mina-park-1a2b/": "mina-park-1a2b",
        "https://kr.linkedin.com/in/%EB%AF%B8%EB%82%98": "미나",
        "https://www.linkedin.com/company/mina-studio/about": "company/mina-studio",
    },
    "pinterest": {
        "https://www.pinterest.co.kr/minahome/": "minahome",
        "https://es.pinterest.com/minahome/_saved/": "minahome",
        "pinterest.es/minahome": "minahome",
        "https://www.pinterest.com.mx/minahome/mi-tablero/": "minahome",
    },
    "reddit": {
        "https://www.reddit.com/user/mina": "mina",
        "https://old.reddit.com/u/mina/comments": "mina",
        "https://www.reddit.com/r/beauty/": "r/beauty",
    },
    "kakao": {"https://pf.kakao.com/_xAbCd/chat": "_xAbCd"},
    "blog": {
        "https://www.minascloset.example/2026/03/hello?utm_source=x": (
            "minascloset.example"
        ),
        "http://mina.tistory.com/12": "mina.tistory.com",
        "minascloset.example/": "minascloset.example",
        "https://medium.com/@mina/a-post-1": "medium.com/@mina",
        "https://brunch.co.kr/@mina/3": "brunch.co.kr/@mina",
        "https://people.example/~mina/blog": "people.example/~mina",
        "https://instagram.com.login.example/mina": "instagram.com.login.example",
        "https://notinstagram.com/mina": "notinstagram.com",
    },
    "podcast": {"https://open.spotify.com/show/4Xy?si=1": "open.spotify.com/show/4Xy"},
    "other": {"https://linktr.ee/mina": "linktr.ee/mina"},
}
CASES = [
    (link, platform, handle)
    for platform, links in LINKS.items()
    for link, handle in links.items()
]


@pytest.mark.parametrize(("link", "platform", "handle"), CASES)
def test_a_link_says_who_and_where(link: str, platform: str, handle: str) -> None:
    """Whatever a share button or a hurried hand hung on to it."""
    profile = read_profile(link)
    assert profile is not None
    assert (profile.platform, profile.handle) == (platform, handle)


@pytest.mark.parametrize(("link", "platform", "handle"), CASES)
def test_the_address_we_keep_reads_as_the_same_account(
    link: str, platform: str, handle: str
) -> None:
    """Canonical, so that two ways of sharing one profile are one URL."""
    profile = read_profile(link)
    assert profile is not None
    assert profile.url.startswith(("https://", "http://"))
    assert read_profile(profile.url) == profile


@pytest.mark.parametrize(
    "link",
    [
        "https://www.instagram.com/p/C1x2y3/",
        "https://www.instagram.com/reel/C1x2y3/?igsh=1",
        "https://www.instagram.com/explore/tags/beauty/",
        "https://www.instagram.com/",
        "instagram.com",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/abc123",
        "https://vm.tiktok.com/ZM8abc/",
        "https://www.tiktok.com/t/ZT8abc/",
        "https://x.com/i/status/17",
        "https://twitter.com/search?q=mina",
        "https://www.facebook.com/groups/1234",
        "https://www.facebook.com/profile.php",
        "https://www.facebook.com/watch?v=1",
        "https://blog.naver.com/PostView.naver?logNo=2",
        "https://naver.me/x1y2z3",
        "https://www.linkedin.com/feed/",
        "https://www.linkedin.com/company/",
        "https://www.pinterest.com/pin/123/",
        "https://www.reddit.com/comments/x",
        "https://bit.ly/3abc",
        "https://mina@evil.example/x",
        "https://localhost/mina",
        "https://[::1",
        "http://",
        "https://www.instagram.com/%00/",
    ],
)
def test_a_link_to_nobody_names_nobody(link: str) -> None:
    """Posts, searches and shortened links hold no handle; none is made up."""
    assert read_profile(link) is None


@pytest.mark.parametrize(
    ("typed", "handle"),
    [
        ("@mina", "mina"),
        ("mina", "mina"),
        ("  @by_he.nique ", "by_he.nique"),
        ("c_eunnnnnnn", "c_eunnnnnnn"),
        ("_mina_", "_mina_"),
        ("@mina ✨", "mina"),
        ("\uff20mina", "mina"),
        ("peluquería.ana", "peluquería.ana"),
        ("@미나", "미나"),
        ("mina.park", "mina.park"),
        ("mina/", "mina"),
    ],
)
def test_a_bare_handle_has_no_platform_yet(typed: str, handle: str) -> None:
    """Dots and underscores at either end belong to it."""
    assert read_profile(typed) == Profile("", handle, "")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "@",
        "Mina Park",
        "김 민수",
        "mina@mail.example",
        "mina/park",
        "#ad",
        "✨",
    ],
)
def test_what_is_no_handle_is_not_taken_for_one(typed: str) -> None:
    """Names with a space, addresses, hashtags and decoration."""
    assert read_profile(typed) is None


@pytest.mark.parametrize(
    ("platform", "handle", "url"),
    [
        ("instagram", "@mina.b_", "https://www.instagram.com/mina.b_/"),
        ("youtube", "미나", "https://www.youtube.com/@%EB%AF%B8%EB%82%98"),
        ("youtube", CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}"),
        ("facebook", "1000123", "https://www.facebook.com/profile.php?id=1000123"),
        ("linkedin", "company/x", "https://www.linkedin.com/company/x"),
        ("reddit", "r/beauty", "https://www.reddit.com/r/beauty"),
        ("blog", "mina.example", "https://mina.example"),
        ("other", "linktr.ee/mina", "https://linktr.ee/mina"),
        ("x", "a?b=c&d", "https://x.com/a%3Fb%3Dc%26d"),
        ("other", "mina.park", ""),
        ("blog", "mina", ""),
        ("podcast", "mina", ""),
        ("", "mina", ""),
        ("myspace", "mina", ""),
        ("instagram", "", ""),
        ("instagram", "mina park", ""),
    ],
)
def test_an_account_has_one_address(platform: str, handle: str, url: str) -> None:
    """Or none, where a platform or a handle does not make one."""
    assert profile_url(platform, handle) == url


def test_an_old_channel_name_keeps_its_own_address() -> None:
    """youtube.com/c/Mina is not always youtube.com/@Mina."""
    profile = read_profile("https://m.youtube.com/c/Mina/videos")
    assert profile == Profile("youtube", "Mina", "https://www.youtube.com/c/Mina")


def test_a_handle_is_kept_as_typed_but_for_its_at() -> None:
    """One sign comes off; accents stay, composed."""
    assert clean_handle(" @@mina_. ") == "@mina_."
    assert clean_handle(unicodedata.normalize("NFD", "@José")) == "José"


def test_two_spellings_of_a_handle_share_a_key() -> None:
    """Case, the at sign and decomposition do not make another person."""
    spellings = ("@Mina.Park", "mina.park", " MINA.PARK ", "\uff20mina.park")
    assert {handle_key(spelling) for spelling in spellings} == {"mina.park"}
    assert handle_key(unicodedata.normalize("NFD", "José")) == handle_key("JOSÉ")
    assert handle_key("mina_park") != handle_key("mina.park")


# None of the words that platforms keep for themselves ends so.
HANDLES = st.from_regex(r"[a-z0-9][a-z0-9._]{2,18}qz", fullmatch=True)
LETTERS = (
    "https:// instagram.com/ youtube.com/@ blog.naver.com/ ?blogId= %EA%B0 @ . / 가"
)


@given(st.sampled_from(PLATFORMS), HANDLES)
def test_every_address_we_make_can_be_read_back(platform: str, handle: str) -> None:
    """For all platforms that have addresses of accounts."""
    url = profile_url(platform, handle)
    if url and platform != "blog":
        assert read_profile(url) == Profile(platform, handle, url)


@given(
    st.text()
    | st.lists(st.sampled_from(LETTERS.split()) | st.text(max_size=3)).map("".join)
)
def test_any_text_at_all_can_be_pasted(text: str) -> None:
    """It names somebody, or nobody; what it names is a clean handle."""
    profile = read_profile(text)
    if profile is not None:
        assert profile.handle == clean_handle(profile.handle).strip()
        assert profile.platform in {"", *PLATFORMS}
        assert read_profile(profile.url or profile.handle) is not None
    for platform in ("", *PLATFORMS):
        assert " " not in profile_url(platform, text)
    assert handle_key(handle_key(text)) == handle_key(text) or "@" in text
