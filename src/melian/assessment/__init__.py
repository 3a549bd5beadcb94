"""Events to findings, each with its evidence and its reasoning; pure."""
