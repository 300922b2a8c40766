"""The closed sets of words of the content format, sections 3 to 8."""

from __future__ import annotations

import enum

DOCUMENT_LANGUAGES = ("en", "fr", "bilingual")
PLATFORMS = (
    "x", "facebook", "instagram", "threads", "linkedin", "bluesky", "mastodon", "youtube", "tiktok",
)  # fmt: skip
PLATFORM_ALIASES = {"twitter": "x"}


class Kind(enum.StrEnum):
    """What an account is."""

    OFFICIAL = "official"
    GOVERNMENT = "government"
    MINISTER = "minister"
    MPP = "mpp"
    MINISTERS_OFFICE = "ministers-office"
    SPECIALIST = "specialist"
    EXECUTIVE = "executive"
    PERSONAL = "personal"
    PARTY = "party"
    CANDIDATE = "candidate"
    STAKEHOLDER = "stakeholder"
    MEDIA = "media"


class Status(enum.StrEnum):
    """How far a document has come."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


class Action(enum.StrEnum):
    """What a post does."""

    POST = "post"
    SHARE = "share"
    QUOTE = "quote"
    REPLY = "reply"
    LIKE = "like"


class MediaKind(enum.StrEnum):
    """What a media file is."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    ANIMATION = "animation"
    DOCUMENT = "document"


KINDS = tuple(kind.value for kind in Kind)
STATUSES = tuple(status.value for status in Status)
ACTIONS = tuple(action.value for action in Action)
MEDIA_KINDS = tuple(kind.value for kind in MediaKind)
AUTHOR_ROLES = (
    "ops-staff", "ministers-office-staff", "minister", "mpp", "specialist", "executive",
    "employee", "contractor",
)  # fmt: skip
MANAGER_ROLES = ("owner", "designate", "ops-staff", "ministers-office-staff", "contractor")
PERSON_ROLES = ("minister", "mpp", "ops-staff", "dignitary", "expert", "public")
CAPACITIES = ("official", "personal", "campaign")
CONSENT_KINDS = ("form", "notice", "verbal")
RIGHTS = ("own", "crown", "licensed", "public-domain", "third-party")
BRIEFED_ROLES = ("communications-branch", "ministers-office", "manager")

# Endings by which the kind of a media file is read where the document does not say it.
MEDIA_ENDINGS = {
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "tif", "tiff", "avif", "svg"),
        MediaKind.IMAGE,
    ),
    **dict.fromkeys(("gif", "apng"), MediaKind.ANIMATION),
    **dict.fromkeys(("mp4", "mov", "m4v", "webm", "avi", "mkv", "mpg", "mpeg", "wmv"), MediaKind.VIDEO),
    **dict.fromkeys(("mp3", "wav", "m4a", "aac", "ogg", "oga", "flac", "opus"), MediaKind.AUDIO),
    **dict.fromkeys(("pdf", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "odt"), MediaKind.DOCUMENT),
}  # fmt: skip
