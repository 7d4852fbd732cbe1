"""A small case for tests of judgements: two men called Dorri, one who may be a third, and a short name that fits two of them."""

from sayso.pipeline.build import build
from sayso.settings import Settings

TEXTS = {
    "a.txt": "Hassan Dorri leads the Oss Valley Guard, the mayor of Lindow said on 3 May 2021.\n\nDorri denied that the Guard had killed two soldiers at Teller Bridge.\n",
    "b.txt": "Abu Rashed leads the Oss Valley Guard, the Vessin Courier reported.\n\nMarada funds Abu Rashed, a spokesman for the army said.\n",
    "c.txt": "Omar Dorri met Abu Rashed in Lindow on 5 May 2021.\n\nThe army arrested Omar Dorri in Selim, the Vessin Courier reported.\n",
    "d.txt": "General Dorri met Karim Sabeq in Selim on 6 May 2021.\n\nThe Courier said that General Dorri funds the Oss Valley Guard.\n",
}
MORE = "Abu Rashed attacked a convoy near Selim on 7 May 2021, the Vessin Courier reported.\n\nHassan Dorri denied it.\n"
NOON = "2024-04-05T12:00:00Z"


def written(folder, texts=TEXTS):
    """The texts as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder


def built(folder, case):
    """The case of a folder of texts, read by rules, at noon."""
    build([folder], case=case, settings=Settings(workers=1, reader="rules"), clock=lambda: NOON)
    return case
