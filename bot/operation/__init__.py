"""A bot that runs for months: its services, processes, log, figures and what runs beside the handlers."""
