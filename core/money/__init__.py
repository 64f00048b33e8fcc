"""What money does over the years: present values, loans, tax credits, subsidies; off by default."""
