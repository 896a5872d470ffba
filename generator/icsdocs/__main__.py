"""Lets `python -m icsdocs` run the commands."""

from icsdocs.cli import start

start()
