<?xml version="1.0" encoding="UTF-8"?>
<!-- How are records written? Maps in the order of their columns, as CSV or as JSON Lines. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="#unnamed"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Records as a CSV table with a head (RFC 4180, lines ended by a line feed). -->
  <xsl:function name="f:csv" as="xs:string">
    <xsl:param name="columns" as="xs:string+"/>
    <xsl:param name="records" as="map(xs:string, xs:anyAtomicType?)*"/>
    <xsl:sequence select="string-join((string-join($columns, ','),
        for $record in $records return string-join($columns ! f:csv-cell(string($record(.))), ',')), '&#10;') || '&#10;'"/>
  </xsl:function>

  <xsl:function name="f:csv-cell" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '[&quot;,\n\r]')) then '&quot;' || replace($text, '&quot;', '&quot;&quot;') || '&quot;' else $text"/>
  </xsl:function>

  <!-- Records as JSON, one a line; empty values are left out, numbers are numbers. -->
  <xsl:function name="f:json-lines" as="xs:string">
    <xsl:param name="columns" as="xs:string+"/>
    <xsl:param name="records" as="map(xs:string, xs:anyAtomicType?)*"/>
    <xsl:sequence select="string-join(for $record in $records return
        concat('{', string-join($columns[string($record(.)) ne ''] ! concat('&quot;', ., '&quot;: ', f:json-value($record(.))), ', '), '}&#10;'))"/>
  </xsl:function>

  <xsl:function name="f:json-value" as="xs:string">
    <xsl:param name="value" as="xs:anyAtomicType"/>
    <xsl:sequence select="if ($value instance of xs:decimal) then string($value) else f:json-string(string($value))"/>
  </xsl:function>

  <!-- A text as JSON has it. XML has no other control characters that JSON would not allow. -->
  <xsl:function name="f:json-string" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="safe" as="xs:string" select="
        if (matches($text, '[&quot;\\\n\r\t]'))
        then replace(replace(replace(replace($text, '([&quot;\\])', '\\$1'), '\n', '\\n'), '\r', '\\r'), '\t', '\\t') else $text"/>
    <xsl:sequence select="concat('&quot;', $safe, '&quot;')"/>
  </xsl:function>

  <!-- Records written to a file in the format that was asked for: name.csv or name.jsonl. -->
  <xsl:template name="t:records">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="columns" as="xs:string+" required="yes"/>
    <xsl:param name="records" as="map(xs:string, xs:anyAtomicType?)*" required="yes"/>
    <xsl:result-document href="{$name}.{if ($format eq 'json') then 'jsonl' else 'csv'}" method="text" encoding="UTF-8">
      <xsl:sequence select="if ($format eq 'json') then f:json-lines($columns, $records) else f:csv($columns, $records)"/>
    </xsl:result-document>
  </xsl:template>

</xsl:stylesheet>
