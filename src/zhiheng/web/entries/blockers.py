"""What must be done at screening before the evaluation begins."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry, ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.screening_list import undecided, waiting_to_begin
from zhiheng.web.entries.screening_state import is_before
from zhiheng.web.programmes.contributions import Blocker
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import BEGIN_EVALUATION

NOT_BEGUN = Message(
    "{count} 份申报材料尚未开始审查 › 打开“审查”开始",
    "the checks of {count} applications have not begun › begin them under screening",
)
UNDECIDED = {
    ScreeningCheck.Kind.FORM: Message(
        "{count} 份申报材料尚未完成形式审查 › 打开“审查”作出结论",
        "{count} applications have no outcome of the form check › decide them under screening",
    ),
    ScreeningCheck.Kind.ELIGIBILITY: Message(
        "{count} 份申报材料尚未完成资格审查 › 打开“审查”作出结论",
        "{count} applications have no outcome of the eligibility check › decide them under screening",
    ),
}
LATE = Message(
    "{count} 份补登的申报还没有提交 › 在“收件登记”里代录、提交，或者撤回",
    "{count} applications registered late are not handed in › take them in and hand them in, or withdraw them",
)
STILL_OPEN = Message(
    "{count} 份申报材料的申请复核期限没有到 › 期限过后再办理",
    "the time to ask for reconsideration of {count} applications is not over › come back afterwards",
)


def blockers(cycle: Cycle, verb: Verb) -> Iterator[Blocker]:
    """Yield what screening still asks for before the evaluation."""
    if verb.id != BEGIN_EVALUATION.id:
        return
    link = f"{reverse('entries:screening')}?cycle={cycle.public_id}"
    counts = [(NOT_BEGUN, waiting_to_begin(cycle))]
    counts += [(message, undecided(cycle, kind)) for kind, message in UNDECIDED.items()]
    counts.append((STILL_OPEN, _may_still_ask(cycle)))
    for message, count in counts:
        if count:
            yield Blocker(message, link, {"count": count})
    late = Entry.objects.filter(cycle=cycle, state=Entry.State.WRITING, submissions=None).exclude(received_on=None)
    if late.exists():
        yield Blocker(LATE, reverse("entries:taken_in"), {"count": late.count()})


def _may_still_ask(cycle: Cycle) -> int:
    """Count the rejected applications that may still ask for reconsideration."""
    rejected = ScreeningCheck.objects.filter(entry__cycle=cycle, state=ScreeningCheck.State.FAILED)
    failed = ScreeningOutcome.objects.filter(check_of__in=rejected, kind=ScreeningOutcome.Kind.FAILED)
    now = timezone.now()
    return sum(is_before(one, now) for one in failed.select_related("check_of__entry__cycle"))
