"""The record and the proof: hash-chained entries, result bundles, verification."""

from zhiheng.ledger.act import Act
from zhiheng.ledger.bundle import make_bundle
from zhiheng.ledger.check_bundle import check_bundle, standalone_digest
from zhiheng.ledger.check_record import check_chain, check_record
from zhiheng.ledger.holds import Holds
from zhiheng.ledger.payloads import Kept, PayloadStore, Removed, Withheld, line_of
from zhiheng.ledger.record import NOTHING_BEFORE, Record, RecordEntry, next_entry
from zhiheng.ledger.record_file import RecordFile
from zhiheng.ledger.record_lines import read_entries, read_payloads

__all__ = [
    "NOTHING_BEFORE",
    "Act",
    "Holds",
    "Kept",
    "PayloadStore",
    "Record",
    "RecordEntry",
    "RecordFile",
    "Removed",
    "Withheld",
    "check_bundle",
    "check_chain",
    "check_record",
    "line_of",
    "make_bundle",
    "next_entry",
    "read_entries",
    "read_payloads",
    "standalone_digest",
]
