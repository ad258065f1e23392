"""Advice on learning outcomes, offline and never blocking. Pure."""

from bm_workspace.advice.advising import advise
from bm_workspace.advice.result import Advice, Check, Finding
from bm_workspace.advice.rules import LANGUAGES

__all__ = ["LANGUAGES", "Advice", "Check", "Finding", "advise"]
