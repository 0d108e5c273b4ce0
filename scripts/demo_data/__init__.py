"""Fill an empty installation with the demonstration: an award, an open cycle, an account for every role, applications.

scripts/demo calls it for the installation that ZHIHENG_HOME names; one that holds data is left as it is. Everything is
done through the platform's own acts, by invented people of invented companies. One module for each stage of a season;
``season`` puts them in their order, and the next stage, the screening, follows the applications there.
"""

from demo_data.season import main

__all__ = ["main"]
