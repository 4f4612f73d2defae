"""What is drawn: pictograms, QR codes, an SVG file as a drawing, the contrast of two colours."""
