"""The projection: tables made from the ledger, for asking questions quickly. All of them can be made again.

They hold no words of a report: those stay in the payloads, where redaction finds them. Only computed records
and findings quote; they are thrown away whenever the ledger moves.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

_Seq = BigInteger().with_variant(Integer, "sqlite")

reports = Table(
    "case_reports",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("commitment", String(64), nullable=False),
    Column("bytes_sha256", String(64), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
)
"""One row a version of a report; `seq` is that of its entry."""

extractions = Table(
    "case_extractions",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("report_seq", _Seq, nullable=False),
    Column("extractor", Text, nullable=False),
    Index("case_extractions_by_report", "report_seq", "extractor"),
)
"""One row an extractor that went over a version of a report, even where it found nothing."""

claims = Table(
    "case_claims",
    metadata,
    Column("commitment", String(64), primary_key=True),
    Column("seq", _Seq, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
)
"""One row a claim; `seq` is that of its extraction."""

judgements = Table(
    "case_judgements",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("commitment", String(64), nullable=False),
)

freezes = Table(
    "case_freezes",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("commitment", String(64), nullable=False),
)
"""One row a design of a test that was settled; `seq` is that of its entry."""

blocks = Table(
    "case_blocks",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("seq", _Seq, nullable=False),
)
"""What was redacted and is not to come back; `seq` is that of the redaction."""

records = Table(
    "case_records",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

record_claims = Table(
    "case_record_claims",
    metadata,
    Column("record", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("claim", Text, nullable=False, index=True),
)

findings = Table(
    "case_findings",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("code", String(8), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

state = Table(
    "case_state",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
"""``projected``: the head that the tables stand for. ``computed``: what the records are made from."""

PROJECTED = (reports, extractions, claims, judgements, freezes, blocks)
COMPUTED = (records, record_claims, findings)
