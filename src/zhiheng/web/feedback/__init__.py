"""Feedback reports (评审反馈报告): drafted from what panels confirmed, released by two persons after 公布."""
