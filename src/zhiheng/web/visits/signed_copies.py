"""Whether the records of visits came back signed (签字页), for the office and the supervisor."""

from collections.abc import Iterable
from datetime import date

from zhiheng.web.files.queries import signed_digests
from zhiheng.web.reviews.signed_copies import SignedCopy, state_of_copy
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.record import RECORD, digest_of_what, records_of


def copies_of_records(visits: Iterable[Visit], today: date) -> dict[int, SignedCopy]:
    """Return how it stands with the copies of records, by primary key; five queries however many.

    They are due once the last day of the visit is over; before that a visit whose copy is not there yet is left out.
    """
    found = list(visits)
    signed = signed_digests(RECORD, [one.public_id for one in found])
    concerned = [one for one in found if one.public_id in signed or _is_over(one, today)]
    records = records_of(concerned)
    return {
        one.pk: state_of_copy(signed.get(one.public_id, set()), digest_of_what(records[one.pk])) for one in concerned
    }


def _is_over(visit: Visit, today: date) -> bool:
    last = visit.ends or visit.begins
    return last is not None and last < today
