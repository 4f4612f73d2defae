# -*- coding: utf-8 -*-
"""The project's one command: makes its own environment when it must, then runs the verb.

    python3 scripts/run.py serve|build|test|check|consent|export|fingerprint [arguments]

Every Python since 2.7 can read this file, so that an old one answers with a sentence instead of a
SyntaxError: it has no annotation and no f-string. The work itself is in bootstrap.py.
"""

from __future__ import unicode_literals

import sys

MESSAGES = {
    "too-old": (
        "Il faut Python 3.11 ou plus récent; celui-ci est Python {version}.\n"
        "Python 3.11 or later is needed; this one is Python {version}."
    ),
    "preparing": (
        "Préparation de l'environnement, une seule fois : une minute ou deux…\n"
        "Preparing the environment, only once: a minute or two…"
    ),
    "waiting": (
        "Une autre commande prépare l'environnement : celle-ci attend qu'elle finisse…\n"
        "Another command is preparing the environment: this one waits until it ends…"
    ),
    "not-read": (
        "{path} n'a pas pu être lu ({reason}) : reprenez ce fichier dans le dépôt.\n"
        "{path} could not be read ({reason}): take that file again from the repository."
    ),
    "not-started": (
        "{path} n'a pas pu être lancé ({reason}) : "
        "effacez le dossier de l'environnement, puis relancez la commande.\n"
        "{path} could not be started ({reason}): "
        "delete the environment's folder, then run the command again."
    ),
    "no-venv": (
        "Il manque à Python les modules venv et ensurepip. "
        "Sous Debian ou Ubuntu : sudo apt install python{version}-venv\n"
        "Python lacks the modules venv and ensurepip. "
        "On Debian or Ubuntu: sudo apt install python{version}-venv"
    ),
    "no-network": (
        "Téléchargement impossible : vérifiez la connexion à Internet, puis relancez la commande. "
        "Détails : {log}\n"
        "Download failed: check the Internet connection, then run the command again. Details: {log}"
    ),
    "not-installed": (
        "L'installation a échoué : lisez {log}, corrigez, puis relancez la commande.\n"
        "The installation failed: read {log}, mend it, then run the command again."
    ),
    "not-written": (
        "Impossible d'écrire l'environnement ({reason}) : "
        "vérifiez les droits sur ce dossier et l'espace libre, puis relancez la commande.\n"
        "The environment cannot be written ({reason}): "
        "check the folder's permissions and the free space, then run the command again."
    ),
    "not-ours": (
        "{folder} existe et n'est pas un environnement Python : donnez à CADRE_VENV un autre nom.\n"
        "{folder} exists and is not a Python environment: give CADRE_VENV another name."
    ),
}

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        line = MESSAGES["too-old"].format(version=sys.version.split()[0]) + "\n"
        # Python 2's stderr takes bytes and would refuse the accents.
        stream = getattr(sys.stderr, "buffer", sys.stderr)
        stream.write(line.encode(sys.stderr.encoding or "utf-8", "replace"))
        sys.exit(1)

    try:
        import bootstrap

        sys.exit(bootstrap.main(sys.argv[1:], MESSAGES))
    except KeyboardInterrupt:
        sys.exit(130)
