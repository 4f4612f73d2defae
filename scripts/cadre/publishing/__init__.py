"""What a built site needs beside its pages: scripts, style sheet, index, Content-Security-Policy, hosts."""
