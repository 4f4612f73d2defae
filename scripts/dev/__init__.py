"""What only developers run: browsers, the validator of PDFs, the examination of the site, its images."""
