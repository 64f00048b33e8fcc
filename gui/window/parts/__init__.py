"""What any panel of the window may use."""
