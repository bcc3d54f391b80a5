"""How the platforms write the address of an account: facts only, no reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.rules.vocabulary import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Site:
    """Where in its addresses one platform keeps the handle.

    All words are in lower case. ``after`` gives, for a first word of the path, how many
    more words lie between it and the handle; ``kept`` are first words that belong to
    the handle; ``named`` are those whose names are not handles of today; ``query`` are
    pages that name the account behind a ``?``; ``reserved`` words are no accounts.
    """

    platform: Platform
    host: str
    hosts: re.Pattern[str]
    bare: bool = True
    at: bool = False
    after: Mapping[str, int] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    query: tuple[tuple[str, str], ...] = ()
    reserved: frozenset[str] = frozenset()


def _hosts(*names: str) -> re.Pattern[str]:
    """These hosts and all below them."""
    return re.compile(rf"(?:[\w-]+\.)*(?:{'|'.join(map(re.escape, names))})")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SITES = (
    Site(
        Platform.INSTAGRAM,
        "www.instagram.com",
        _hosts("instagram.com", "instagr.am"),
        at=True,
        after={"stories": 0, "_u": 0},
        reserved=_words(
            "p reel reels tv explore accounts direct share s about legal developer"
            " challenge web api emails your_activity"
        ),
    ),
    Site(
        Platform.YOUTUBE,
        "www.youtube.com",
        _hosts("youtube.com"),
        at=True,
        after={"channel": 0, "c": 0, "user": 0},
        named=_words("c user"),
        reserved=_words(
            "watch shorts playlist results feed live embed hashtag gaming premium"
            " post v e t s about account creators redirect clip attribution_link"
            " podcasts source oembed signin kids music tv"
        ),
    ),
    Site(
        Platform.TIKTOK,
        "www.tiktok.com",
        _hosts("tiktok.com"),
        bare=False,
        at=True,
    ),
    Site(
        Platform.X,
        "x.com",
        re.compile(r"(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com"),
        at=True,
        query=(("intent", "screen_name"),),
        reserved=_words(
            "i home explore search share intent hashtag settings messages login"
            " notifications compose jobs tos privacy signup about download"
        ),
    ),
    Site(
        Platform.THREADS,
        "www.threads.com",
        _hosts("threads.net", "threads.com"),
        bare=False,
        at=True,
    ),
    Site(
        Platform.FACEBOOK,
        "www.facebook.com",
        _hosts("facebook.com", "fb.com"),
        after={"pages": 1, "people": 1, "pg": 0},
        query=(("profile.php", "id"),),
        reserved=_words(
            "profile.php groups group.php share sharer sharer.php share.php watch reel"
            " reels story.php photo photo.php photos permalink.php events marketplace"
            " gaming hashtag login login.php l.php help ads business policies dialog"
            " stories messages notes home.php media search video.php videos"
        ),
    ),
    Site(
        Platform.NAVER_BLOG,
        "blog.naver.com",
        _hosts("blog.naver.com"),
        query=(("", "blogId"),),
        reserved=_words(
            "postview.naver postview.nhn postlist.naver postlist.nhn prologue"
            " nblogtop.naver section.naver market buddygroup recommendation"
            " postsearchlist.naver guestbook feedlist.naver"
        ),
    ),
    Site(
        Platform.TWITCH,
        "www.twitch.tv",
        re.compile(r"(?:(?:www|m|go|player)\.)?twitch\.tv"),
        after={"popout": 0, "moderator": 0, "u": 0},
        query=(("", "channel"),),
        reserved=_words(
            "videos directory clip clips p settings subscriptions inventory wallet"
            " drops turbo prime search jobs downloads friends team"
        ),
    ),
    Site(
        Platform.LINKEDIN,
        "www.linkedin.com",
        _hosts("linkedin.com"),
        bare=False,
        after={"in": 0},
        kept=_words("company school"),
    ),
    Site(
        Platform.PINTEREST,
        "www.pinterest.com",
        re.compile(r"(?:[\w-]+\.)*pinterest\.(?:com|[a-z]{2})(?:\.[a-z]{2})?"),
        reserved=_words(
            "pin ideas search explore settings today business categories topics"
            " login about _ resource videos"
        ),
    ),
    Site(
        Platform.REDDIT,
        "www.reddit.com",
        _hosts("reddit.com"),
        bare=False,
        after={"user": 0, "u": 0},
        kept=_words("r"),
    ),
    Site(
        Platform.KAKAO,
        "pf.kakao.com",
        re.compile(r"pf\.kakao\.com"),
    ),
)

SHORTENERS = _words(
    "youtu.be bit.ly t.co pin.it naver.me lnkd.in fb.me fb.watch redd.it goo.gl"
    " tinyurl.com han.gl url.kr me2.do vo.la buly.kr is.gd ow.ly t.ly rb.gy amzn.to"
    " clips.twitch.tv open.kakao.com qr.kakao.com maps.app.goo.gl"
)
"""Hosts whose addresses never say whose they are."""

ADDRESSES: Mapping[str, tuple[Platform, int]] = {
    "brunch.co.kr": (Platform.BLOG, 1),
    "velog.io": (Platform.BLOG, 1),
    "medium.com": (Platform.BLOG, 1),
    "post.naver.com": (Platform.BLOG, 1),
    "blog.daum.net": (Platform.BLOG, 1),
    "ameblo.jp": (Platform.BLOG, 1),
    "note.com": (Platform.BLOG, 1),
    "sites.google.com": (Platform.BLOG, 2),
    "in.naver.com": (Platform.OTHER, 1),
    "cafe.naver.com": (Platform.OTHER, 1),
    "cafe.daum.net": (Platform.OTHER, 1),
    "linktr.ee": (Platform.OTHER, 1),
    "litt.ly": (Platform.OTHER, 1),
    "linkon.id": (Platform.OTHER, 1),
    "beacons.ai": (Platform.OTHER, 1),
    "about.me": (Platform.OTHER, 1),
    "patreon.com": (Platform.OTHER, 1),
    "ko-fi.com": (Platform.OTHER, 1),
    "snapchat.com": (Platform.OTHER, 2),
    "t.me": (Platform.OTHER, 1),
    "vk.com": (Platform.OTHER, 1),
    "bsky.app": (Platform.OTHER, 2),
    "chzzk.naver.com": (Platform.OTHER, 1),
    "soundcloud.com": (Platform.OTHER, 1),
    "podbbang.com": (Platform.PODCAST, 2),
    "open.spotify.com": (Platform.PODCAST, 2),
    "podcasts.apple.com": (Platform.PODCAST, 4),
}
"""Hosts that many people share: what they are, and how much of the path is whose."""
