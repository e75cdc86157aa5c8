"""What an examination of a data folder found."""

from pathlib import Path

import msgspec

from vivavoce.domain.ids import InterviewId


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not as it should be, what it means, and the way out."""

    area: str  # `files`, `pages`, `registry`, `interviews` or `search`
    what: str  # a sentence
    way_out: str  # a sentence
    interview: InterviewId | None = None  # None: it concerns no interview, or all
    is_harmless: bool = False  # nothing is lost and nothing is in danger
    is_beyond_repair: bool = False  # a repair changes nothing of it: the way out is another


class Report(msgspec.Struct, kw_only=True):
    """What was examined, and what was found."""

    data: Path
    interviews: int = 0
    events: int = 0
    findings: list[Finding] = []

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong but what is harmless."""
        return all(finding.is_harmless for finding in self.findings)

    @property
    def concerned(self) -> set[InterviewId]:
        """The interviews something is wrong with."""
        return {
            finding.interview
            for finding in self.findings
            if finding.interview is not None and not finding.is_harmless
        }

    def add(
        self,
        area: str,
        what: str,
        way_out: str,
        *,
        interview: InterviewId | None = None,
        is_harmless: bool = False,
        is_beyond_repair: bool = False,
    ) -> None:
        """Note a finding."""
        self.findings.append(
            Finding(
                area=area,
                what=what,
                way_out=way_out,
                interview=interview,
                is_harmless=is_harmless,
                is_beyond_repair=is_beyond_repair,
            )
        )
