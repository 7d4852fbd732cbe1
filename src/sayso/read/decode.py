"""Bytes to characters: which encoding, how it was found, and what could not be read.

The decoded text is kept as it is, with its line ends, control characters and faults: offsets are of that text. What was chosen goes to custody.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from sayso.read.parts import Refused

__all__ = ["Decoded", "decode", "is_text", "require_text", "without_surrogates"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Who declares Latin-1 or ASCII writes windows-1252: so do all browsers (WHATWG Encoding Standard).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_NON_LATIN = ("cp1251", "cp1256", "iso8859_6", "koi8_r", "cp1255", "cp1253", "cp874", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp866")
# The letters beyond ASCII of languages, by the code page that they were written in; the first page wins where they say the same.
_ALPHABETS = {
    "cp1252": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "ãáàâçéêíõóôúü", "àèéìíòóùú", "åäöæøé", "ëéïöüáóè", "áðéíóúýþæö"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "çë"),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
}
_TYPOGRAPHY = frozenset("‘’‚“”„«»‹›–—…•·°§©®™€£¥¢\xa0\xad¿¡†‡‰²³¹ªº½¼¾×÷±¶´¨¸")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SAMPLE = 50_000  # bytes: enough to tell an alphabet, little enough to be quick
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]+")
_MOST_CONTROLS = 0.05  # of the characters; a few NULs or bells do not make a text a binary
_FEW_FAULTS = 0.001  # of the bytes; more faults than this in UTF-8 and it is another encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was read in, and how that was found: a sentence for custody."""

    text: str
    charset: str
    detail: str


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # type: ignore[attr-defined] # noqa: SLF001 -- keeps "rot13", "hex" and "zip" out; the standard library has no public word for it
        return None
    return _WIDER.get(found.name, found.name)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


_LEAST_SIXTEEN = 8  # characters: fewer say nothing of where zero bytes stand


def _sixteen_bit(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < _LEAST_SIXTEEN or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _mended(data: bytes) -> tuple[str, int] | None:
    """UTF-8 with a few broken bytes: a file that was cut or joined; each fault becomes U+FFFD."""
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    good = sum(1 for byte in data[:_SAMPLE] if byte >= 0xC2)
    if faults <= max(1, len(data) * _FEW_FAULTS) and good > 2 * faults:
        return text, faults
    return None


def _latin(sample: bytes) -> str:
    """The code page in which most letters beyond ASCII belong to one language that writes with it."""
    best, codec = 0.0, "cp1252"
    for name, alphabets in _ALPHABETS.items():
        decoded = sample.decode(name, "replace")
        counts = Counter(letter for letter in decoded.lower() if letter > "\x7f" and letter not in _TYPOGRAPHY)
        whole = sum(counts.values())
        for alphabet in alphabets:
            share = sum(count for letter, count in counts.items() if letter in alphabet) / whole if whole else 0.0
            if share > best + 0.01:
                best, codec = share, name
    return codec


def _guessed(data: bytes) -> str:
    """Guess an 8-bit encoding from how its bytes fall: few high bytes are a Latin alphabet, many another one."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0xC0 for byte in sample)
    letters = sum(byte < 0x80 and chr(byte).isalpha() for byte in sample)
    if high <= letters * 0.4:
        return _latin(sample)
    best = from_bytes(sample, cp_isolation=list(_NON_LATIN), enable_fallback=False, threshold=0.35).best()
    if best is not None and _strictly(data, best.encoding) is not None:
        return best.encoding
    return next((name for name in _NON_LATIN if _strictly(data, name) is not None), "cp1252")


def _windows(data: bytes) -> str:
    """Windows-1252 as browsers read it: the five unassigned bytes stay control characters, so that nothing fails."""
    return data.decode("latin-1").translate(_windows_table())


@cache
def _windows_table() -> dict[int, str]:
    return {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def without_surrogates(text: str) -> str:
    """The text with each lone half of a surrogate pair as U+FFFD, of equal length: no file or database can hold such a half."""
    return _SURROGATES.sub("\ufffd", text)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode bytes in the encoding that they show: a byte order mark, UTF-8, the one declared, UTF-16 by its zeros, else the likeliest.

    Never fails: a byte without a meaning becomes U+FFFD or a control character, and `detail` says so. A byte order mark is not part of the text.
    """
    for mark, charset in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(charset, "replace")
            return Decoded(text=text, charset=charset, detail=_with_faults(f"{charset}, by its byte order mark", text.count("\ufffd")))
    sixteen = _sixteen_bit(data)
    if sixteen is not None:
        text = data.decode(sixteen, "replace")
        return Decoded(text=text, charset=sixteen, detail=_with_faults(f"{sixteen}, by its zero bytes", text.count("\ufffd")))
    text = _strictly(data, "utf-8")
    codec = _codec(declared)
    if text is not None and not (text.isascii() and codec is not None and codec.startswith(("iso2022", "hz", "utf-7"))):
        return Decoded(text=text, charset="utf-8", detail="utf-8")
    if codec is not None and codec != "utf-8":
        text = _strictly(data, codec)
        if text is not None:
            return Decoded(text=text, charset=codec, detail=f"{codec}, as declared")
    mended = _mended(data)
    if mended is not None:
        return Decoded(text=mended[0], charset="utf-8", detail=_with_faults("utf-8", mended[1]))
    guess = _guessed(data)
    text = _windows(data) if guess == "cp1252" else data.decode(guess, "replace")
    return Decoded(text=text, charset=guess, detail=f"{guess}, guessed from its bytes")


def _with_faults(said: str, faults: int) -> str:
    return f"{said}; {faults} characters could not be decoded and stand as U+FFFD" if faults else said


def is_text(text: str) -> bool:
    """Whether this reads as text at all and not as a program's bytes."""
    sample = text[:_SAMPLE]
    return sum(len(found) for found in _CONTROLS.findall(sample)) <= len(sample) * _MOST_CONTROLS


def require_text(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode bytes that should be a text; refuses those that are none, and those without a single visible character."""
    decoded = decode(data, declared=declared)
    if not decoded.text.strip(" \t\r\n\f\v\ufeff\u200b\xa0"):
        raise Refused(reason="no text", detail="It holds nothing but white space.")
    if not is_text(decoded.text):
        raise Refused(reason="not text", detail="Its bytes are no text in any encoding that is known here. If it should be one, save it again as UTF-8 text.")
    return decoded
