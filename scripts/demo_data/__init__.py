"""Fill an empty installation with the demonstration: an award, a cycle that ended, one under review, one open.

scripts/demo calls it for the installation that ZHIHENG_HOME names; one that holds data is left as it is. Everything is
done through the platform's own acts, by invented people of invented companies with an account for every role. One
module for each stage of a season; ``season`` puts them in their order.
"""

from demo_data.season import main

__all__ = ["main"]
