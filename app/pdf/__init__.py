"""Papers as PDF files: leaves of A4, Chinese type with its drawings inside, rules. What they say is others' matter."""
