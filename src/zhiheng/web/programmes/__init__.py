"""An award, its cycles, tracks, phases, scheme, calendar and presets (奖项, 届)."""
