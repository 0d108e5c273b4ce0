"""Background work and the clock (后台任务)."""
