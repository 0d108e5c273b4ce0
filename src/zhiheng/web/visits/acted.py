"""Doing the act of a form."""

from collections.abc import Callable

from zhiheng.problems import BadInputError
from zhiheng.web.site.act_forms import ActForm


def is_done(form: ActForm, act: Callable[[], object]) -> bool:
    """Do the act of a form that is filled in well; else, or where the act finds problems, the form shows them."""
    if not form.is_valid():
        return False
    try:
        act()
    except BadInputError as error:
        form.add_problems(error)
        return False
    return True
