"""What is done with public notices and approvals, by noun."""

from zhiheng.web.notices.actions import approval, notice, objection

__all__ = ["approval", "notice", "objection"]
