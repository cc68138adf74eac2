"""Days, periods and stretches of the calendar as a text tells them."""
