"""What carries the pages: settings, addresses, base templates, static assets."""
