"""The lists that a pack may have, and what their entries are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from opsglint.packs.models import ListFile, MinistryFile, PartyFile, PhraseFile, WordFile
from opsglint.packs.values import GOVERNMENTS, MINISTRIES, PARTIES


class ListKind(NamedTuple):
    """What the entries of a list are, and what they mean."""

    model: type[ListFile]
    meaning: str


LISTS: Mapping[str, ListKind] = {
    PARTIES: ListKind(PartyFile, "political parties: names in both languages, short names with the words that stand beside them, sites"),
    MINISTRIES: ListKind(MinistryFile, "ministries and departments: names and abbreviations in both languages, with days of validity"),
    GOVERNMENTS: ListKind(MinistryFile, "the governments’ own names in both languages"),
    # accessibility
    "link-texts": ListKind(WordFile, "words that say that there is a link, not where it leads"),
    "link-labels": ListKind(WordFile, "words that say too little where they are the whole of a link"),
    # politics
    "political-events": ListKind(PhraseFile, "events of parties and campaigns, which no official livestream shows"),
    "campaign-appeals": ListKind(PhraseFile, "appeals to vote for somebody, to campaign, to put up signs"),
    "partisan-stances": ListKind(PhraseFile, "words that take a side where they stand in one sentence with a party"),
    "partisan-afterthoughts": ListKind(PhraseFile, "words that take a side for or against the party of the sentence before"),
    "partisan-phrases": ListKind(PhraseFile, "words that take a side by themselves"),
    "contests": ListKind(PhraseFile, "votes that are no elections, such as the naming of a ferry"),
    "neutral-vote-tags": ListKind(WordFile, "words that may follow “Vote” in a hashtag"),
    "fund-raising": ListKind(PhraseFile, "appeals to give money"),
    "fund-raising-sites": ListKind(WordFile, "sites on which money is collected"),
    # accounts
    "official-domains": ListKind(WordFile, "domains of the governments: of websites and of e-mail addresses"),
    "official-affixes": ListKind(WordFile, "what official handles begin or end with"),
    "terms-of-use": ListKind(WordFile, "addresses of the Social Media Terms of Use, the English one first, then the French one"),
    "official-claims": ListKind(PhraseFile, "words by which a profile calls itself official"),
    "public-servant-claims": ListKind(PhraseFile, "words by which a biography says that the holder is a public servant"),
    "disclaimers": ListKind(PhraseFile, "disclaimers such as “opinions are my own”"),
    "candidacies": ListKind(PhraseFile, "words by which a profile presents a candidacy"),
    # privacy
    "public-phones": ListKind(WordFile, "lines that the public is meant to call"),
    "public-emails": ListKind(WordFile, "addresses and domains that the public is meant to write to"),
    "consumer-mail": ListKind(WordFile, "domains of providers of mail to people"),
    "sample-numbers": ListKind(WordFile, "numbers that forms and payment services print as samples"),
    "social-insurance-words": ListKind(PhraseFile, "words for the social insurance number"),
    "health-card-words": ListKind(PhraseFile, "words for the health card and its number"),
    "payment-card-words": ListKind(PhraseFile, "words for payment cards"),
    "licence-words": ListKind(PhraseFile, "words for a driver's licence"),
    "plate-words": ListKind(PhraseFile, "words that introduce a licence plate"),
    "other-numbers": ListKind(PhraseFile, "words before a number that is an order's, a book's, a file's"),
    "media-contacts": ListKind(PhraseFile, "words that open the part of a text for the media"),
    "homes": ListKind(PhraseFile, "words by which an address is somebody's home"),
    "unneeded-details": ListKind(PhraseFile, "details of a sender that a ministry does not need"),
    "portraits": ListKind(PhraseFile, "words that say that an attachment shows its sender"),
    "personal-cues": ListKind(PhraseFile, "words beside a number or an address by which it is somebody's own"),
    # confidentiality
    "markings": ListKind(PhraseFile, "security and confidentiality markings, as markings"),
    "internal-hosts": ListKind(WordFile, "hosts of the governments' own networks"),
    "documents-shown": ListKind(PhraseFile, "words that say that a picture shows a document or a screen"),
    # conduct
    "derogatory-terms": ListKind(PhraseFile, "words that demean people"),
    "anger": ListKind(PhraseFile, "words of anger in a reply"),
    "criticism": ListKind(PhraseFile, "criticism of the employer, of colleagues or of policy"),
    "endorsements": ListKind(PhraseFile, "words that endorse a vendor or a product"),
    "promotions": ListKind(PhraseFile, "words that promote a third party"),
    "promotion-codes": ListKind(PhraseFile, "words around codes that give a discount"),
    "comparisons": ListKind(PhraseFile, "words that claim to be first, best or most"),
    "corrections": ListKind(PhraseFile, "words that correct an earlier post"),
}
