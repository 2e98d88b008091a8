<?xml version="1.0" encoding="UTF-8"?>
<!-- What is every metadata export a function of? The record of the header (common/record.xsl). A value that an export cannot
     do without and the header does not have is reported with the element to fill. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:export"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>
  <xsl:include href="../common/citations.xsl"/>
  <xsl:include href="../common/record.xsl"/>

  <!-- Metadata: a record in JSON to use instead of the document's own, as `metadata/json.xsl` writes it. -->
  <xsl:param name="record" as="xs:string" select="''"/>

  <!-- Metadata: the files to describe, as a JSON list of objects with `path`, `media_type`, `size`, `sha256`, `sha512`, `use`. -->
  <xsl:param name="files" as="xs:string" select="'[]'"/>

  <!-- Metadata: what has been done with the edition, as a JSON list of objects with `type`, `when`, `detail`, `outcome`, `agent`. -->
  <xsl:param name="events" as="xs:string" select="'[]'"/>

  <!-- Metadata: day and time of the run (ISO 8601, UTC), where it is to stand in records; empty: none. -->
  <xsl:param name="now" as="xs:string" select="''"/>

  <!-- The record in force. -->
  <xsl:variable name="data" as="map(*)" select="if ($record ne '') then parse-json($record) else f:record(/*)"/>

  <!-- Where each field of the record comes from: what to fill when it is missing. -->
  <xsl:variable name="fields" as="map(xs:string, xs:string)" select="map{
      'title': '/TEI/teiHeader/fileDesc/titleStmt/title',
      'creator': '/TEI/teiHeader/fileDesc/titleStmt/author',
      'publisher': '/TEI/teiHeader/fileDesc/publicationStmt/publisher',
      'date': '/TEI/teiHeader/fileDesc/publicationStmt/date/@when',
      'day': '/TEI/teiHeader/fileDesc/publicationStmt/date/@when (year, month and day)',
      'url': '/TEI/teiHeader/fileDesc/publicationStmt/idno[@type=''URL'']',
      'licence': '/TEI/teiHeader/fileDesc/publicationStmt/availability/licence/@target',
      'doi': '/TEI/teiHeader/fileDesc/publicationStmt/idno[@type=''DOI'']',
      'identifier': '/TEI/teiHeader/fileDesc/publicationStmt/idno',
      'abstract': '/TEI/teiHeader/profileDesc/abstract',
      'language': '/TEI/teiHeader/profileDesc/langUsage/language/@ident',
      'source': '/TEI/teiHeader/fileDesc/sourceDesc/bibl'}"/>

  <!-- From the document node to an export: what is missing is said first; then `t:export` writes, unless it cannot. -->
  <xsl:mode name="m:export" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="missing" as="xs:string*" select="f:missing($data, $required)"/>
    <xsl:for-each select="$missing, f:missing($data, $wanted[not(. = $required)])">
      <xsl:message select="serialize(map{'gap': ., 'path': $fields(.), 'fatal': . = $missing}, map{'method': 'json'})"/>
    </xsl:for-each>
    <xsl:if test="empty($missing)"><xsl:call-template name="t:export"/></xsl:if>
  </xsl:template>

  <!-- What every good record has, though not every standard asks for it. -->
  <xsl:variable name="wanted" as="xs:string*" select="'title', 'publisher', 'date', 'licence'"/>

  <!-- The fields that a record does not have. -->
  <xsl:function name="f:missing" as="xs:string*">
    <xsl:param name="data" as="map(*)"/>
    <xsl:param name="fields" as="xs:string*"/>
    <xsl:sequence select="$fields[not(f:value($data, .) ne '')]"/>
  </xsl:function>

  <!-- The value of a field by the name under which it can be missing; the first of several. -->
  <xsl:function name="f:value" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:sequence select="string(
        if ($field eq 'creator') then f:responsible($data)[1]?name
        else if ($field eq 'identifier') then ($data?identifiers?*)[1]?value
        else if ($field eq 'language') then ($data?languages?*)[1]
        else if ($field eq 'licence') then ($data?licence?uri, $data?licence?text)[. ne ''][1]
        else if ($field eq 'source') then $data?source?text
        else $data($field))"/>
  </xsl:function>

  <!-- Those whom a citation names first: the authors, else the editors. -->
  <xsl:function name="f:responsible" as="map(*)*">
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="if (array:size($data?creators) gt 0) then $data?creators?* else $data?contributors?*[?role = 'edt']"/>
  </xsl:function>

</xsl:stylesheet>
