"""How the platforms write the address of a post: facts only, no reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.rules.vocabulary import Platform


@dataclass(frozen=True, slots=True)
class PostSite:
    """Where in its addresses one platform keeps the number of a post.

    ``paths`` are those that hold it, with an ``id`` and perhaps a ``handle``; ``asked``
    are pages that name it behind a ``?``: the page, perhaps with a ``handle``, the key
    of the number, and the key of whose it is or "".
    """

    platform: Platform
    hosts: re.Pattern[str]
    paths: tuple[re.Pattern[str], ...]
    asked: tuple[tuple[re.Pattern[str], str, str], ...] = ()


def _below(*names: str) -> re.Pattern[str]:
    """These hosts and all below them."""
    return re.compile(
        rf"(?:[\w-]+\.)*(?:{'|'.join(map(re.escape, names))})", re.IGNORECASE
    )


def _paths(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _page(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBER = r"(?P<id>\d+)"
_WORD = r"(?P<id>[\w-]+)"
_AT = r"@(?P<handle>[^/]+)"
_WHOSE = r"(?P<handle>[^/@]+)"
_MORE = r"(?:/.*)?"
"""What share buttons and sub-pages hang on."""

POST_SITES = (
    PostSite(
        Platform.INSTAGRAM,
        _below("instagram.com", "instagr.am"),
        _paths(
            rf"stories/(?!highlights/){_WHOSE}/{_NUMBER}{_MORE}",
            rf"stories/highlights/{_NUMBER}{_MORE}",
            # A link to the audio of a reel is none to a reel.
            rf"(?:p|reel|reels|tv)/(?!audio/){_WORD}{_MORE}",
            rf"{_WHOSE}/(?:p|reel|reels|tv)/(?!audio/){_WORD}{_MORE}",
        ),
    ),
    PostSite(
        Platform.TIKTOK,
        # The short links of vm. and vt. say nothing but that it is TikTok.
        _below("tiktok.com"),
        _paths(rf"{_AT}/(?:video|photo)/{_NUMBER}{_MORE}", rf"v/{_NUMBER}(?:\.html)?"),
    ),
    PostSite(
        Platform.YOUTUBE,
        _below("youtube.com", "youtube-nocookie.com"),
        _paths(rf"(?:shorts|live|embed|v|e)/{_WORD}{_MORE}", rf"post/{_WORD}{_MORE}"),
        ((_page(r"watch"), "v", ""), (_page(r"[^/]+/community"), "lb", "")),
    ),
    PostSite(
        Platform.YOUTUBE,
        re.compile(r"(?:www\.)?youtu\.be", re.IGNORECASE),
        _paths(_WORD),
    ),
    PostSite(
        Platform.NAVER_BLOG,
        _below("blog.naver.com"),
        _paths(rf"{_WHOSE}/{_NUMBER}{_MORE}"),
        (
            (_page(r"PostView\.(?:naver|nhn)"), "logNo", "blogId"),
            (_page(_WHOSE), "logNo", ""),
        ),
    ),
    PostSite(
        Platform.X,
        re.compile(r"(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com", re.IGNORECASE),
        _paths(
            rf"i/(?:web/)?status/{_NUMBER}{_MORE}",
            rf"{_WHOSE}/status(?:es)?/{_NUMBER}{_MORE}",
        ),
    ),
    PostSite(
        Platform.THREADS,
        _below("threads.net", "threads.com"),
        _paths(rf"{_AT}/post/{_WORD}{_MORE}", rf"t/{_WORD}{_MORE}"),
    ),
    PostSite(
        Platform.FACEBOOK,
        _below("facebook.com", "fb.com"),
        _paths(
            rf"reel/{_NUMBER}{_MORE}",
            rf"groups/[^/]+/(?:posts|permalink)/{_NUMBER}{_MORE}",
            rf"{_WHOSE}/(?:posts|videos|photos)/(?:[^/]+/)*{_NUMBER}{_MORE}",
            rf"{_WHOSE}/posts/(?P<id>pfbid\w+){_MORE}",
        ),
        (
            (_page(r"watch(?:/live)?"), "v", ""),
            (_page(r"(?:permalink|story)\.php"), "story_fbid", "id"),
            (_page(r"photo(?:\.php)?"), "fbid", ""),
            (_page(r"video\.php"), "v", ""),
        ),
    ),
    PostSite(
        Platform.TWITCH,
        re.compile(r"(?:(?:www|m|go)\.)?twitch\.tv", re.IGNORECASE),
        _paths(
            rf"videos?/{_NUMBER}{_MORE}",
            rf"{_WHOSE}/(?:v|video)/{_NUMBER}{_MORE}",
            rf"{_WHOSE}/clip/{_WORD}{_MORE}",
        ),
    ),
    PostSite(
        Platform.TWITCH,
        re.compile(r"clips\.twitch\.tv", re.IGNORECASE),
        _paths(_WORD),
    ),
    PostSite(
        Platform.LINKEDIN,
        _below("linkedin.com"),
        _paths(
            rf"(?:feed/update|posts)/urn:li:\w+:{_NUMBER}{_MORE}",
            # whose_the-first-words-activity-1234-letters
            rf"posts/(?P<handle>[^/_]+)_[^/]*-(?:activity|ugcpost|share)-{_NUMBER}"
            rf"(?:-[\w-]*)?{_MORE}",
            rf"pulse/{_WORD}{_MORE}",
        ),
    ),
    PostSite(
        Platform.PINTEREST,
        re.compile(
            r"(?:[\w-]+\.)*pinterest\.(?:com|[a-z]{2})(?:\.[a-z]{2})?", re.IGNORECASE
        ),
        # A pin may have words in front of its number.
        _paths(rf"pin/(?:[^/]*--)?{_NUMBER}{_MORE}"),
    ),
    PostSite(
        Platform.REDDIT,
        _below("reddit.com"),
        _paths(
            rf"r/[^/]+/comments/{_WORD}{_MORE}",
            rf"(?:user|u)/{_WHOSE}/comments/{_WORD}{_MORE}",
        ),
    ),
    PostSite(
        Platform.KAKAO,
        re.compile(r"pf\.kakao\.com", re.IGNORECASE),
        _paths(rf"{_WHOSE}/{_NUMBER}{_MORE}"),
    ),
    PostSite(
        Platform.BLOG,
        _below("tistory.com"),
        _paths(rf"(?:m/)?{_NUMBER}", r"(?:m/)?entry/(?P<id>[^/]+)"),
    ),
    PostSite(
        Platform.BLOG,
        re.compile(r"brunch\.co\.kr", re.IGNORECASE),
        _paths(rf"{_AT}/{_NUMBER}"),
    ),
    PostSite(
        Platform.BLOG,
        re.compile(r"velog\.io", re.IGNORECASE),
        _paths(rf"{_AT}/(?P<id>[^/]+)"),
    ),
    PostSite(
        Platform.BLOG,
        re.compile(r"post\.naver\.com", re.IGNORECASE),
        (),
        ((_page(r"viewer/postView\.(?:naver|nhn)"), "volumeNo", "memberNo"),),
    ),
)

HOMES = (
    *((host, Platform.KAKAO) for host in ("story.kakao.com", "kakao.com")),
    *((host, Platform.PODCAST) for host in ("podbbang.com", "open.spotify.com")),
    ("podcasts.apple.com", Platform.PODCAST),
    ("pin.it", Platform.PINTEREST),
    ("lnkd.in", Platform.LINKEDIN),
    ("fb.watch", Platform.FACEBOOK),
    ("fb.me", Platform.FACEBOOK),
    ("redd.it", Platform.REDDIT),
    ("t.co", Platform.X),
    *(
        (host, Platform.BLOG)
        for host in (
            *("medium.com", "wordpress.com", "blogspot.com", "substack.com"),
            *("blog.daum.net", "ameblo.jp", "note.com", "blogger.com"),
        )
    ),
)
"""Hosts that say on which platform a post is, and nothing of it."""
