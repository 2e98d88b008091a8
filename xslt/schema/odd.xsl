<?xml version="1.0" encoding="UTF-8"?>
<!-- What does an ODD say? Look-up of its declarations, class membership and effective attributes;
     what odd2rng.xsl, odd2xsd.xsl and odd2sch.xsl have in common. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:err="teiedition:error"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="schema" as="element(schemaSpec)" select="(//schemaSpec)[1]"/>

  <!-- The TEI release on which the grammar rests, for the head of what is made. -->
  <xsl:variable name="origin" as="xs:string"
      select="'Made from ' || tokenize(base-uri($schema), '/')[last()] || '; change that file, not this one.'"/>

  <xsl:key name="spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

  <!-- The declaration of a name; it must be there, and only once. -->
  <xsl:function name="f:spec" as="element()">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:variable name="found" as="element()*" select="key('spec', $ident, root($schema))"/>
    <xsl:choose>
      <xsl:when test="count($found) = 1">
        <xsl:sequence select="$found"/>
      </xsl:when>
      <xsl:when test="empty($found)">
        <xsl:sequence select="error(xs:QName('err:undeclared'), $ident || ' is used in the ODD and declared nowhere in it')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="error(xs:QName('err:twice'), $ident || ' is declared more than once in the ODD')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The elements and classes that are direct members of a class, by name. -->
  <xsl:function name="f:members" as="element()*">
    <xsl:param name="class" as="xs:string"/>
    <xsl:perform-sort select="key('member', $class, root($schema))">
      <xsl:sort select="exists(self::elementSpec)"/>
      <xsl:sort select="@ident" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- The attribute classes to which an element or class belongs. -->
  <xsl:function name="f:attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/classes/memberOf/@key ! f:spec(.)[@type = 'atts']"/>
  </xsl:function>

  <!-- All attributes that an element or class has: its own, and those of its classes which it does not declare anew
       or deletes. -->
  <xsl:function name="f:attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="own" as="element(attDef)*" select="$spec/attList//attDef"/>
    <xsl:sequence select="$own[not(@mode = 'delete')],
        f:attribute-classes($spec) ! f:attributes(.)[not(@ident = $own/@ident)]"/>
  </xsl:function>

  <!-- Whether an element or class takes a class of attributes over as it is, so that it can be referred to by name. -->
  <xsl:function name="f:takes-over" as="xs:boolean">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:sequence select="not($spec/attList//attDef/@ident = f:attributes($class)/@ident)"/>
  </xsl:function>

  <!-- A text on one line. -->
  <xsl:function name="f:line" as="xs:string">
    <xsl:param name="text" as="node()*"/>
    <xsl:sequence select="normalize-space(string-join($text, ' '))"/>
  </xsl:function>

</xsl:stylesheet>
