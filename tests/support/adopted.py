"""Adopted texts of four shapes, each as a file of the kind that a clerk has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from .words import Word


def bylaw() -> bytes:
    """A by-law of Quebec: letterhead, recitals, numbered articles, lists, a table, a note, signatures, a form."""
    word = Word()
    articles = word.numbered(("decimal", "ARTICLE %1"))
    letters = word.numbered(("lowerLetter", "%1)"), ("lowerRoman", "%2."), ("bullet", "–"))
    ordinals = word.numbered(("decimal", "%1°"))
    word.text("MUNICIPALITÉ DE POINTE-AUX-CORMIERS\n14, chemin de la Grève")
    word.text("RÈGLEMENT NUMÉRO 25-007 SUR LES MÉDIAS SOCIAUX", bold=True)
    word.text("CONSIDÉRANT QUE le personnel publie en ligne;")
    word.text("CONSIDÉRANT QU'un avis de motion a été donné le 3 mars 2025;")
    word.title("DÉFINITIONS", 1, articles)
    word.raw(
        "<w:r><w:t>Dans ce règlement, « publication » a son sens courant</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r>'
    )
    word.title("CONDUITE", 1, articles)
    word.text("Il est interdit :")
    word.item("de divulguer un renseignement, notamment :", letters)
    word.item("un dossier;", letters, 1)
    word.item("un plan :", letters, 1)
    word.item("d'urgence;", letters, 2)
    word.item("de publier au nom de la Municipalité.", letters)
    word.text("Cette interdiction vaut en tout temps.", left=0.5)
    word.item("d'écrire sous un autre nom.", letters)
    word.title("Exceptions", 2)
    word.item("le porte-parole;", ordinals)
    word.item("la direction.", ordinals)
    word.title("SANCTIONS", 1, articles)
    word.table(
        ("Manquement", "Première fois", "Récidive"),
        ("Publication sans accord", "Avis écrit", "Suspension | un jour"),
        ("Divulgation", "Suspension", "Congédiement"),
    )
    word.title("ENTRÉE EN VIGUEUR", 1, articles)
    word.text("2025. Ce règlement entre en vigueur le jour de sa publication.")
    word.table(
        ("____________\nRose Lachance, mairesse", "____________\nMarc Poulin, greffier"),
        ("____________\nAnne Roy, direction", ""),
        headed=False,
    )
    word.title("ANNEXE A – Demande d'autorisation", 1)
    word.text("Nom : ____  Date : ____")
    word.text("Je demande l'autorisation de publier.")
    word.notes("Le Petit Robert.")
    word.footer("Règlement 25-007, page 1")
    return word.data()


def township() -> bytes:
    """A by-law of Ontario, in English: clauses of three levels, a schedule."""
    word = Word()
    clauses = word.numbered(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    word.title("Social Media By-law 2024-11", 0)
    word.text("WHEREAS Council wishes to guide employees online;")
    word.title("Purpose", 1, clauses)
    word.item("This by-law sets out how employees use social media.", clauses, 1)
    word.item("It applies to:", clauses, 1)
    word.item("employees;", clauses, 2)
    word.item("volunteers.", clauses, 2)
    word.title("Rules", 1, clauses)
    word.item("No employee shall disclose confidential information.", clauses, 1)
    word.item("The Clerk may authorize a post.", clauses, 1)
    word.title("Passing", 1, clauses)
    word.text("Read a first time and passed on June 3, 2024.")
    word.table(("____________\nMayor", "____________\nClerk"), headed=False)
    word.title("Schedule A: Penalties", 1)
    word.table(("Breach", "Penalty"), ("First", "Warning"))
    return word.data()


FLAT: Final = """POLITIQUE DES MÉDIAS SOCIAUX

La Municipalité encourage la courtoisie.

OBJET

La présente politique vise :
a) le personnel;
b) les élus;
   i. au conseil;
   ii. en comité.

RÈGLES DE CONDUITE

1. Nul ne publie au nom de la Municipalité
sans accord écrit.
2. Le personnel demeure courtois.

ADOPTION

Adoptée le 4 mars 2024.

Maire : ____________    Greffière : ____________
"""

MARKDOWN: Final = """# Politique d'utilisation

Texte **liminaire**.

## 1. Portée

1.1 Ce texte vise les comptes :
(a) officiels, soit :
(i) la page de nouvelles;
(ii) le compte des loisirs;
(b) personnels[^1].

1.2 Il ne vise pas les courriels.

## 2. Sanctions

| Fois | Suite |
|---|---|
| Première | Avis |

> Nul n'est censé ignorer la loi.

[^1]: Voir la directive 4.
"""

#: The name of each text's file, and what makes it.
TEXTS: Final[Mapping[str, Callable[[], bytes]]] = {
    "reglement.docx": bylaw,
    "by-law.docx": township,
    "politique.txt": FLAT.encode,
    "politique.md": MARKDOWN.encode,
}
#: What is asked for of each of them, beside its file.
DETAILS: Final = (
    "--organisation",
    "Municipalité de Pointe-aux-Cormiers",
    "--number",
    "25-007",
    "--on",
    "2025-05-05",
)
NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "reglement.docx": (
        "--title",
        "Règlement sur les médias sociaux",
        "--noun",
        "règlement",
        "--kind",
        "règlement",
    ),
    "by-law.docx": ("--official", "en", "--noun", "by-law", "--kind", "by-law"),
    "politique.txt": (
        "--title",
        "Politique des médias sociaux",
        "--noun",
        "politique",
        "--kind",
        "résolution",
    ),
    "politique.md": (
        "--title",
        "Politique d'utilisation",
        "--noun",
        "politique",
        "--kind",
        "résolution",
    ),
}
