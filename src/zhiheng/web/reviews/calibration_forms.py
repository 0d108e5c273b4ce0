"""The form that sets a practice entry up."""

from typing import Any, cast

from django import forms

from zhiheng.problems import Message
from zhiheng.web.programmes.models import Cycle, Track
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_TITLE = Message("试评材料名称", "Name of the practice case")
_HINT = Message("如“试评案例”；不要写真实申报组织的名称", "Such as “practice case”; never the name of a real applicant")
_TRACK = Message("按哪个申报类别的评分要点评", "Scored by the standard of the track")


class _Tracks(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the type checker only
    def label_from_instance(self, obj: Track) -> str:
        """Return its name."""
        return obj.name


class CalibrationForm(ActForm):
    """A name, and the track where there are several; the names of the fields are those of the act."""

    title = forms.CharField(max_length=100, validators=[check_name])
    track = _Tracks(Track.objects.none(), empty_label=None)

    def __init__(self, cycle: Cycle, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        tracks = cycle.tracks.filter(is_on=True)
        self.fields["title"].label, self.fields["title"].help_text = say(_TITLE), say(_HINT)
        track = cast("_Tracks", self.fields["track"])
        track.label, track.queryset = say(_TRACK), tracks
        if len(tracks) == 1:
            track.initial, track.widget = tracks[0], forms.HiddenInput()
