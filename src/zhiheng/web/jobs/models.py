"""What many workers on many machines must agree on: who is alive, what is due, what is done."""

from django.db import models


class Worker(models.Model):
    """A process that runs jobs, and when it last gave a sign of life."""

    id = models.CharField(max_length=64, primary_key=True)
    seen = models.DateTimeField(db_index=True)


class Due(models.Model):
    """When a tick of the clock is due next."""

    name = models.CharField(max_length=64, primary_key=True)
    time = models.DateTimeField()


class Done(models.Model):
    """An effect that must happen once, written in the transaction of the effect."""

    key = models.CharField(max_length=200, primary_key=True)
    time = models.DateTimeField(auto_now_add=True)
