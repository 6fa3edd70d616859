"""Errors that people see: a code, one line that says what is wrong and where, one that says what to do."""

from __future__ import annotations


class IsnadError(Exception):
    """An error with a code, a one-line message and a one-line hint; never shown as a traceback."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.code} {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class Problem(IsnadError):
    """One thing wrong in a pack, with file and line; many are collected and reported together."""

    def __init__(self, code: str, message: str, hint: str = "", *, file: str = "", line: int = 0) -> None:
        super().__init__(code, message, hint)
        self.file = file
        self.line = line

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.file else ""
        return where + super().__str__()


class PackError(IsnadError):
    """Everything that is wrong with the packs, in reading order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line, p.code, p.message))
        lines = "\n".join(map(str, self.problems))
        IsnadError.__init__(
            self,
            "R000",
            f"{len(problems)} problem(s) in the packs\n{lines}",
            "Correct the files named above and run `isnad packs check`.",
        )
