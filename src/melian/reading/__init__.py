"""Bytes to documents: files, folders, addresses and standard input; text, Markdown, HTML, PDF, DOCX and JSON lines."""

from melian.reading.options import ReadOptions
from melian.reading.reader import read

__all__ = ["ReadOptions", "read"]
