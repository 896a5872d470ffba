"""Lets `python -m icsdocs` run the commands."""

from icsdocs.cli import main

main(prog_name="icsdocs")
