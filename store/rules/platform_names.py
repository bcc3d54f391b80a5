"""What platforms call themselves, where nobody calls them otherwise."""

from __future__ import annotations

from store.rules.words import N_

PLATFORM_NAMES = {
    "instagram": "Instagram",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "x": "X",
    "threads": "Threads",
    "facebook": "Facebook",
    "naver_blog": N_("Naver Blog"),
    "twitch": "Twitch",
    "linkedin": "LinkedIn",
    "pinterest": "Pinterest",
    "reddit": "Reddit",
    "kakao": N_("Kakao"),
    "blog": N_("Blog"),
    "podcast": N_("Podcast"),
    "other": N_("Other"),
}
"""By the code that a platform is kept by."""
