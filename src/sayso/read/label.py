"""Says what each paragraph of one text is: title, byline, date, body, heading, caption, credit, or what is none of the text.

When in doubt a paragraph is body: real words must never be lost to navigation.
"""

from sayso.read.bodies import label_body, label_repeats
from sayso.read.drafts import Draft
from sayso.read.ends import label_end
from sayso.read.mastheads import label_head, open_draft
from sayso.read.sections import Section
from sayso.read.sheets import Authored, Part, Sheet

__all__ = ["label_section"]


def label_section(sheet: Sheet, section: Section, owner: int) -> tuple[list[Part], Authored]:
    """Label one section's lines, with what is found of its author, outlet and dates; `owner` is the number that its parts carry."""
    draft = Draft(sheet, section, owner, Authored(kind=section.kind))
    open_draft(draft)
    label_head(draft)
    label_body(draft)
    if section.kind == "article":
        label_end(draft)
        label_repeats(draft)
    return list(draft.results()), draft.found
