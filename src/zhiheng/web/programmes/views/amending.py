"""What every proposal to amend locked rules has in common."""

from zhiheng.web.audit.page import Request
from zhiheng.web.files.doors import files_of
from zhiheng.web.programmes.actions.locking import Decision
from zhiheng.web.programmes.file_doors import CYCLE_FILES, DECISION
from zhiheng.web.programmes.forms import DecisionForm
from zhiheng.web.programmes.models import Cycle


def decision_form(request: Request, cycle: Cycle) -> DecisionForm:
    """Return the form of the committee's decision, filled if it was sent, with the scans that the cycle keeps."""
    scans = files_of(request.actor, CYCLE_FILES, cycle, DECISION).filter(withdrawn_at=None)
    return DecisionForm(scans, request.POST if request.method == "POST" else None)


def decision_of(form: DecisionForm) -> Decision:
    """Return the committee's decision of a valid form."""
    data = form.cleaned_data
    return Decision(data["decision"], data["decided_on"], data["scan"], data["reason"])
