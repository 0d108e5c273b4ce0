"""Accounts, roles, sign-in (人员与角色)."""
