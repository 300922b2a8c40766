"""The lists that a pack may have, and what their entries are."""

from __future__ import annotations

from collections.abc import Mapping

from opsglint.packs.models import ListFile, MinistryFile, PartyFile, PhraseFile, WordFile

PARTIES = "parties"
MINISTRIES = "ministries"

LISTS: Mapping[str, type[ListFile]] = {
    PARTIES: PartyFile,
    MINISTRIES: MinistryFile,
    # politics
    "political-events": PhraseFile,
    "campaign-appeals": PhraseFile,
    "partisan-stances": PhraseFile,
    "partisan-phrases": PhraseFile,
    "contests": PhraseFile,
    "neutral-vote-tags": WordFile,
    "fund-raising": PhraseFile,
    "fund-raising-sites": WordFile,
    # accounts
    "official-domains": WordFile,
    "official-affixes": WordFile,
    "terms-of-use": WordFile,
    "official-claims": PhraseFile,
    "public-servant-claims": PhraseFile,
    "disclaimers": PhraseFile,
    "candidacies": PhraseFile,
    # privacy
    "public-phones": WordFile,
    "public-emails": WordFile,
    "consumer-mail": WordFile,
    "sample-numbers": WordFile,
    "social-insurance-words": PhraseFile,
    "health-card-words": PhraseFile,
    "payment-card-words": PhraseFile,
    "licence-words": PhraseFile,
    "plate-words": PhraseFile,
    "other-numbers": PhraseFile,
    "media-contacts": PhraseFile,
    "homes": PhraseFile,
    "unneeded-details": PhraseFile,
    "portraits": PhraseFile,
    "personal-cues": PhraseFile,
    # confidentiality
    "markings": PhraseFile,
    "internal-hosts": WordFile,
    "documents-shown": PhraseFile,
    # conduct
    "derogatory-terms": PhraseFile,
    "anger": PhraseFile,
    "criticism": PhraseFile,
    "endorsements": PhraseFile,
    "promotions": PhraseFile,
    "promotion-codes": PhraseFile,
    "comparisons": PhraseFile,
    "corrections": PhraseFile,
}
