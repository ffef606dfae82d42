// Layouts of systems that hold reviews and ratings.
import type { Profile } from './types.ts';

export const appraisalProfiles: readonly Profile[] = [
  {
    id: 'chinese_appraisal',
    table: 'raw_rating',
    require: [
      ['被评估人', '被评价人', '被考核人'],
      ['自评得分', '自评分', '自评'],
      ['上级评分', '上级得分', '上级评价得分'],
      ['最终得分', '绩效等级', '综合得分'],
    ],
    headings: {
      被评估人: 'name',
      被评价人: 'name',
      被评估人工号: 'employee_id',
      被评价人工号: 'employee_id',
    },
  },
  {
    id: 'successfactors_users',
    table: 'raw_employee',
    require: [['USERID'], ['STATUS'], ['MANAGER'], ['USERNAME', 'FIRSTNAME']],
    headings: {
      USERID: 'employee_id',
      MANAGER: 'manager_id',
      USERNAME: null,
      FIRSTNAME: 'first_name',
      LASTNAME: 'last_name',
      HR: null,
      DEPARTMENT: 'unit_path',
      HIREDATE: 'hire_date',
      TITLE: 'position',
      DIVISION: null,
    },
  },
  {
    // Employee Central: a row per change of a job, whose start is that of the state and no day of hire.
    id: 'successfactors_jobs',
    table: 'raw_employee',
    require: [
      ['user-id', 'User ID'],
      ['event-reason', 'Event Reason'],
      ['start-date', 'Event Date'],
    ],
    headings: {
      'user-id': 'employee_id',
      'User ID': 'employee_id',
      'start-date': 'as_of',
      'Event Date': 'as_of',
      'event-reason': 'event',
      'Event Reason': 'event',
      'manager-id': 'manager_id',
      Supervisor: 'manager_id',
      'job-title': 'position',
      'Job Title': 'position',
      position: null,
      'job-code': null,
      'employee-class': 'employment_type',
      'end-date': null,
    },
  },
  {
    id: 'successfactors_forms',
    table: 'raw_rating',
    require: [
      ['Form Subject User ID', 'Subject User ID', 'Form Subject Username'],
      ['Overall Form Rating', 'Form Rating', 'Overall Rating'],
    ],
    headings: {
      'Form Subject User ID': 'employee_id',
      'Subject User ID': 'employee_id',
      'Form Subject Username': 'employee_id',
      'Manager User ID': 'rater_id',
      'Manager Name': 'rater',
      'Form Template Name': 'cycle',
      'Overall Form Rating': 'final_score',
      'Form Rating': 'final_score',
      'Overall Form Rating Description': 'label_final',
      'Form Rating Description': 'label_final',
    },
  },
  {
    // Calibration sessions: the grade before and after, by person.
    id: 'successfactors_calibration',
    table: 'raw_rating',
    require: [
      ['Subject User ID', 'Subject Username', 'Subject User Name'],
      ['Calibrated Rating', 'Post-Calibration Rating', 'Calibration Rating'],
    ],
    headings: {
      'Subject User ID': 'employee_id',
      'Subject Username': 'employee_id',
      'Subject User Name': 'employee_id',
      'Session Name': 'forced_group',
    },
  },
  {
    id: 'lattice_review',
    table: 'raw_review_score',
    require: [
      ['Reviewee Email', 'Reviewee Name', 'Reviewee'],
      ['Question'],
      ['Reviewer', 'Reviewer Name'],
      ['Score', 'Rating'],
    ],
    headings: { Response: null, 'Reviewee Employee ID': 'ratee_id', 'Reviewer Employee ID': 'rater_id' },
  },
  {
    id: 'fifteenfive_review',
    table: 'raw_review_score',
    require: [
      ['Reviewee'],
      ['Reviewer'],
      ['Question'],
      ['Answer', 'Private manager assessment'],
      ['Review type', 'Review cycle'],
    ],
    headings: {
      Reviewee: 'ratee_name',
      'Reviewee ID': 'ratee_id',
      Reviewer: 'rater_name',
      'Reviewer ID': 'rater_id',
      'Review type': 'role',
      'Review cycle': 'cycle',
      Answer: null,
      'Private manager assessment': null,
    },
  },
  {
    // A row per person: what he and his manager gave overall, and the rating that became of it.
    id: 'fifteenfive_summary',
    table: 'raw_rating',
    require: [
      ['Self - Overall Score', 'Manager - Overall Score'],
      ['Employee ID', 'Participant', 'Participant Email'],
    ],
    headings: {
      Participant: 'name',
      'Self - Overall Score': 'self_score',
      'Manager - Overall Score': 'manager_score',
      'Private Manager Assessment': null,
      'Submitted On': null,
    },
    dates: 'mdy',
  },
  {
    id: 'frappe_appraisal',
    table: 'raw_rating',
    require: [['Appraisal Cycle'], ['Employee'], ['Final Score', 'Total Score', 'Total Goal Score']],
    headings: {
      ID: null,
      'Appraisal Cycle': 'cycle',
      'Self Score': 'self_score',
      'Average Feedback Score': 'manager_score',
      'Total Goal Score': null,
      'Total Score': null,
      'Final Score': 'final_score',
    },
  },
];
