"""What is said of files that cannot be read: for each media type, what it is and what to do."""

from sayso.read.parts import Refused

__all__ = ["refusal_of", "refusal_of_ole"]

_OCR = "If it shows text, run it through text recognition (OCR) and give the result."
_UNPACK = "Unpack it and give the files."
_SAYINGS = {
    "application/x-arc": "This is a web archive in the old ARC format. Convert it to WARC (for instance with `warcio recompress`) and give that.",
    "application/rtf": "This is a Rich Text (RTF) file. Save it as .docx or as plain text and give that.",
    "application/postscript": "This is a PostScript file. Convert it to PDF and give that.",
    "application/x-msdownload": "This is a program, not a document.",
    "application/x-executable": "This is a program, not a document.",
    "application/x-7z-compressed": f"This is a 7-Zip archive. {_UNPACK}",
    "application/vnd.rar": f"This is a RAR archive. {_UNPACK}",
    "application/x-bzip2": f"This is packed with bzip2. {_UNPACK}",
    "application/x-xz": f"This is packed with xz. {_UNPACK}",
    "application/zstd": f"This is packed with Zstandard. {_UNPACK}",
    "application/x-tar": f"This is a tar archive. {_UNPACK}",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "This is an Excel table. Save its texts as documents, or as JSON Lines with a text in each line, and give those.",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "This is a PowerPoint presentation. Save it as PDF and give that.",
    "application/vnd.oasis.opendocument.text": "This is an OpenDocument text. Save it as .docx or PDF and give that.",
    "application/epub+zip": "This is an e-book (EPUB). Save it as PDF or HTML and give that.",
    "application/vnd.sqlite3": "This is a database. Save its texts as JSON Lines and give that.",
    "application/vnd.apache.parquet": "This is a Parquet table. Save its texts as JSON Lines and give that.",
    "application/xml": "This is XML, and not of a web page. Save the texts in it as documents and give those.",
}
_KINDS = {
    "image": f"This is a picture. {_OCR}",
    "audio": "This is a sound recording. Write down what is said and give the transcript.",
    "video": "This is a video. Write down what is said and give the transcript.",
}


def refusal_of(media_type: str) -> Refused:
    """Say why a file of this media type is not read, and what to do."""
    said = (
        _SAYINGS.get(media_type)
        or _KINDS.get(media_type.partition("/")[0])
        or "Files of this kind are not read. Save it as text, HTML, PDF or .docx and give that."
    )
    return Refused(reason="unsupported", detail=f"{said} ({media_type})")


def refusal_of_ole(data: bytes) -> Refused:
    """Say why one of Microsoft's older files, or a locked newer one, is not read."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused(reason="encrypted", detail="This Office file is locked with a password. Save it without one and give that.")
    if "__substg1.0_".encode("utf-16-le") in data:
        return Refused(reason="unsupported", detail="This is an Outlook message (.msg). Save it as .eml and give that.")
    if "WordDocument".encode("utf-16-le") in data:
        return Refused(reason="unsupported", detail="This is a Word file in the old format (.doc). Save it as .docx and give that.")
    return Refused(reason="unsupported", detail="This is a file in one of Microsoft's older formats. Save it as .docx, PDF or text and give that.")
