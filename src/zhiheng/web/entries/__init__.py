"""Applications: the form, the self-assessment, the evidence, written together (申报)."""
