"""Turning documents into pictures of pages with a text layer; runs in a process of its own, never in the site's."""
