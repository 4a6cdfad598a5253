-- What an agency cannot decide by itself is put before whoever can (Regulation art. 17): asked beside the request, and answered.
alter table desk.request_consultations
  drop constraint request_consultations_kind_check,
  add constraint request_consultations_kind_check check (
    kind in ('third-party', 'co-producer', 'other-agency', 'assistance', 'conference', 'determination')
  ),
  drop constraint request_consultations_answer_check,
  add constraint request_consultations_answer_check check (
    answer in (
      'agrees', 'refuses', 'partly', 'silent', 'helped', 'agreed-in-conference', 'may-disclose', 'may-not-disclose'
    )
  );
