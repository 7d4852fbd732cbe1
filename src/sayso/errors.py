"""Everything that sayso raises on purpose.

SaysoError
├── UnreadableInput     a path that is given cannot be read at all
├── UnwritableOutput    what is to be written cannot be written there
├── MissingExtra        an optional part is needed and not installed
├── CaseNotFound        no case file stands at the path
├── CaseTooNew          the case was made by a newer version
├── CaseBusy            another process is writing to the case
├── DamagedCase         the case file is not a case, or broken
├── DamagedCodebook     the codebook does not hold together
├── UnknownId           no noun of the case has the id that was given, or several begin with it
├── InvalidSettings     an option has a value that means nothing
├── InvalidJudgement    a judgement says nothing that could be carried out
└── Ungrounded          a span does not hold the words it claims to hold

A document that cannot be used is no error but a value, `Rejected`: it is stored, counted and printed.
"""


class SaysoError(Exception):
    """What happened, in which file, and what to do: the message is shown to the user as it stands."""


class UnreadableInput(SaysoError):
    """A path that was given does not exist or cannot be opened."""


class UnwritableOutput(SaysoError):
    """A file or folder that is to be written cannot be."""


class MissingExtra(SaysoError):
    """An optional part is needed that is not installed."""


class CaseNotFound(SaysoError):
    """No case file stands at the path that was given."""


class CaseTooNew(SaysoError):
    """The case was written by a newer version of sayso than this one."""


class CaseBusy(SaysoError):
    """Another process holds the writer's lock of the case."""


class DamagedCase(SaysoError):
    """The file is not a case, or its contents contradict each other."""


class DamagedCodebook(SaysoError):
    """The codebook names something that it does not define, or lacks a part."""


class UnknownId(SaysoError):
    """No noun of the case has the id that was given, or the part of an id that was given fits several."""


class InvalidSettings(SaysoError):
    """An option has a value that means nothing."""


class InvalidJudgement(SaysoError):
    """A judgement names nothing in the case, a thing twice, or gives no reason."""


class Ungrounded(SaysoError):
    """A span does not hold the words that it claims to hold."""
