"""What the forms of acts have in common: problems that the act finds stand beside their fields."""

from django import forms

from zhiheng.problems import BadInputError
from zhiheng.web.site.texts import language


class ActForm(forms.Form):
    """A form whose fields are named like the places of its act's problems."""

    def add_problems(self, error: BadInputError) -> None:
        """Show problems of the act beside the fields that their places name, others above the form."""
        for problem in error.problems:
            cell = problem.place.cell
            text = f"{problem.what(language())} › {problem.remedy(language())}"
            self.add_error(cell if cell in self.fields else None, text)
