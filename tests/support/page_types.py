"""One page of each type, by its address in the French site; the English ones are the same under /en."""

from __future__ import annotations

from typing import Final

TYPES: Final = {
    "home": "/",
    "introduction": "/cadre/",
    "policy section": "/cadre/acces/",
    "principle": "/cadre/loyaute/",
    "full text": "/cadre/texte-integral/",
    "signed section": "/cadre/consentement/",
    "quiz list": "/quiz/",
    "quiz": "/quiz/loyaute/",
    "quick quiz": "/quiz/rapide/",
    "whole quiz": "/quiz/complet/",
    "what to do": "/que-faire/",
    "consent page": "/signer/",
    "acknowledgements": "/signer/attestations/",
    "HR kit": "/rh/",
    "versions": "/versions/",
    "glossary": "/glossaire/",
    "about": "/a-propos/",
    "accessibility": "/accessibilite/",
    "missing page": "/404.html",
}
PREFIXES: Final = {"fr": "", "en": "/en"}
ADDRESSES: Final = tuple(
    prefix + address for prefix in PREFIXES.values() for address in TYPES.values()
)
